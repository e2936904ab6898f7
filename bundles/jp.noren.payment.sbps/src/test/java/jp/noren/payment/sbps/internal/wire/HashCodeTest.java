package jp.noren.payment.sbps.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.noren.payment.sbps.internal.domain.JisText;
import jp.noren.payment.sbps.internal.domain.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HashCodeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T03:00:00Z"), ZoneOffset.UTC);
    private static final Merchant MERCHANT = new Merchant("99901", "001", "EMULATOR-HASH-KEY-0123456789", null);

    private static Message vector() {
        return Message.flagged("ST01-00131-101", fields -> {
            fields.plain("cust_code", "cust-1").plain("order_id", "ord-1").plain("item_id", "item-1");
            fields.text("item_name", "テスト", 40).plain("tax", "").plain("amount", 3300);
            fields.text("free1", "", 20).text("free2", "", 20).text("free3", "", 20);
            fields.plain("order_rowno", "").plain("sps_cust_info_return_flg", 1);
            fields.group(
                    "dtls",
                    dtls -> dtls.group("dtl", row -> {
                        row.plain("dtl_rowno", 1).plain("dtl_item_id", "I1").text("dtl_item_name", "商品", 40);
                        row.plain("dtl_item_count", 1).plain("dtl_tax", "").plain("dtl_amount", 3300);
                    }));
            fields.secretGroup(
                    "pay_method_info", info -> info.plain("dealings_type", 10).plain("divide_times", ""));
            fields.group("pay_option_manage", option -> {
                option.plain("token", "tok").plain("token_key", "tkey");
                option.plain("cust_manage_flg", 0).plain("cardbrand_return_flg", 1);
            });
        });
    }

    @Test
    @DisplayName("the synthetic vector: SHA-1 over the Shift_JIS values in document order")
    void vectorOfTheInterface() {
        String xml = new String(new MessageWriter(MERCHANT, CLOCK).write(vector()), JisText.SHIFT_JIS);

        assertThat(xml)
                .startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><sps-api-request id=\"ST01-00131-101\">")
                .contains("<item_name>g2WDWINn</item_name>")
                .contains("<dtl_item_name>j6SVaQ==</dtl_item_name>")
                .contains("<encrypted_flg>0</encrypted_flg><request_date>20260401120000</request_date>")
                .endsWith("<sps_hashcode>1367bbba584ac39b963dc078d5f65391e452d188</sps_hashcode></sps-api-request>");
    }

    @Test
    void otherEncodingsGiveAnotherSum() {
        String values = "99901001cust-1ord-1item-1テスト330011I1商品1330010toktkey0102026040112000060";
        assertThat(HashCode.of(values, "k")).isNotEqualTo(HashCode.of(values.replace("テスト", "テヌト"), "k"));
        assertThat(HashCode.of("", "")).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
    }

    @Test
    void bytesAreAsciiSoThatNoProxyCanGarbleThem() {
        byte[] body = new MessageWriter(MERCHANT, CLOCK).write(vector());
        assertThat(new String(body, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII))
                .isEqualTo(body);
    }
}

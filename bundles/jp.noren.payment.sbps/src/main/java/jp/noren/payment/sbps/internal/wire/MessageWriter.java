package jp.noren.payment.sbps.internal.wire;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import jp.noren.payment.sbps.internal.domain.JisText;
import jp.noren.payment.sbps.internal.domain.Message;

/** Writes a message as XML in Shift_JIS with what stands in every request around it. */
public final class MessageWriter {
    /** Seconds for which a request stays valid at the payment company; the usual value. */
    static final int LIMIT_SECONDS = 600;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Tokyo"));

    private final Merchant merchant;
    private final Clock clock;

    public MessageWriter(Merchant merchant, Clock clock) {
        this.merchant = merchant;
        this.clock = clock;
    }

    /** The body to send. */
    public byte[] write(Message message) {
        Sheet sheet = new Sheet();
        sheet.xml
                .append("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><sps-api-request id=\"")
                .append(message.function())
                .append("\">");
        sheet.field("merchant_id", merchant.merchantId());
        sheet.field("service_id", merchant.serviceId());
        message.nodes().forEach(node -> sheet.node(node, false));
        if (message.isFlagged()) {
            sheet.field("encrypted_flg", merchant.encrypts() ? "1" : "0");
        }
        sheet.field("request_date", STAMP.format(clock.instant()));
        sheet.field("limit_second", Integer.toString(LIMIT_SECONDS));
        sheet.xml
                .append("<sps_hashcode>")
                .append(HashCode.of(sheet.values, merchant.hashKey()))
                .append("</sps_hashcode></sps-api-request>");
        return sheet.xml.toString().getBytes(JisText.SHIFT_JIS);
    }

    /** Grows the XML and, beside it, the plain values for the checksum in the same order. */
    private final class Sheet {
        private final StringBuilder xml = new StringBuilder(2048);
        private final StringBuilder values = new StringBuilder(512);

        private void node(Message.Node node, boolean secret) {
            if (node instanceof Message.Group group) {
                xml.append('<').append(group.name()).append('>');
                group.nodes().forEach(inner -> node(inner, secret || group.secret()));
                xml.append("</").append(group.name()).append('>');
            } else if (node instanceof Message.Field field) {
                values.append(field.value());
                element(field.name(), secret && merchant.encrypts() ? encrypted(field) : plain(field));
            }
        }

        private void field(String name, String value) {
            values.append(value);
            element(name, value);
        }

        private void element(String name, String value) {
            xml.append('<').append(name).append('>').append(value);
            xml.append("</").append(name).append('>');
        }
    }

    private static String plain(Message.Field field) {
        return field.multiByte()
                ? Base64.getEncoder().encodeToString(field.value().getBytes(JisText.SHIFT_JIS))
                : escape(field.value());
    }

    /** Encrypted are the Shift_JIS bytes themselves, without Base64 before. */
    private String encrypted(Message.Field field) {
        return field.value().isEmpty()
                ? ""
                : merchant.cipher().encrypt(field.value().getBytes(JisText.SHIFT_JIS));
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}

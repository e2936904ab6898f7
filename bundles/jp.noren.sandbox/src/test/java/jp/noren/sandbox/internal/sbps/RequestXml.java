package jp.noren.sandbox.internal.sbps;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes requests by hand, right or deliberately wrong. */
final class RequestXml {
    static final Charset SJIS = Charset.forName("windows-31j");

    private final StringBuilder xml = new StringBuilder();
    private final StringBuilder values = new StringBuilder();
    private final List<String[]> parts = new ArrayList<>();
    private final String function;

    RequestXml(String function) {
        this.function = function;
    }

    /** An authorisation that is right in every way. */
    static RequestXml authorise(String order, String token, String key, String date) {
        return new RequestXml("ST01-00131-101")
                .field("merchant_id", "99901")
                .field("service_id", "001")
                .field("cust_code", "cust-1")
                .field("order_id", order)
                .field("item_id", "KURA")
                .wide("item_name", "暖簾")
                .field("tax", "34")
                .field("amount", "379")
                .wide("free1", "クラシノクラ")
                .wide("free2", "")
                .wide("free3", "")
                .field("order_rowno", "1")
                .field("sps_cust_info_return_flg", "1")
                .open("dtls")
                .open("dtl")
                .field("dtl_rowno", "1")
                .close("dtl")
                .close("dtls")
                .open("pay_method_info")
                .field("dealings_type", "10")
                .close("pay_method_info")
                .open("pay_option_manage")
                .field("token", token)
                .field("token_key", key)
                .field("cust_manage_flg", "0")
                .field("cardbrand_return_flg", "1")
                .close("pay_option_manage")
                .field("encrypted_flg", "0")
                .field("request_date", date)
                .field("limit_second", "600");
    }

    /** An act on a payment. */
    static RequestXml about(String function, Charge charge, String date) {
        return new RequestXml(function)
                .field("merchant_id", "99901")
                .field("service_id", "001")
                .field("sps_transaction_id", charge.transactionId())
                .field("tracking_id", charge.trackingId())
                .field("processing_datetime", date);
    }

    RequestXml end(String date) {
        return field("request_date", date).field("limit_second", "600");
    }

    RequestXml open(String group) {
        parts.add(new String[] {group, "open", ""});
        xml.append('<').append(group).append('>');
        return this;
    }

    RequestXml close(String group) {
        parts.add(new String[] {group, "close", ""});
        xml.append("</").append(group).append('>');
        return this;
    }

    RequestXml field(String name, String value) {
        parts.add(new String[] {name, "field", value});
        values.append(value);
        xml.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    RequestXml wide(String name, String value) {
        parts.add(new String[] {name, "wide", value});
        values.append(value);
        String sent = Base64.getEncoder().encodeToString(value.getBytes(SJIS));
        xml.append('<')
                .append(name)
                .append('>')
                .append(sent)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    /** The same with another value in a field, and the checksum that belongs to it. */
    RequestXml with(String name, String value) {
        RequestXml other = new RequestXml(function);
        for (String[] part : parts) {
            String kept = part[0].equals(name) ? value : part[2];
            switch (part[1]) {
                case "field" -> other.field(part[0], kept);
                case "wide" -> other.wide(part[0], kept);
                case "open" -> other.open(part[0]);
                default -> other.close(part[0]);
            }
        }
        return other;
    }

    /** The same with something else in its text, and the checksum of the right one. */
    byte[] garbled(String from, String to) {
        return new String(bytes(), SJIS).replace(from, to).getBytes(SJIS);
    }

    byte[] bytes() {
        return bytes("EMULATOR-HASH-KEY-0123456789");
    }

    byte[] bytes(String key) {
        String text = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><sps-api-request id=\"" + function + "\">" + xml
                + "<sps_hashcode>" + hash(values + key) + "</sps_hashcode></sps-api-request>";
        return text.getBytes(SJIS);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(SJIS)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

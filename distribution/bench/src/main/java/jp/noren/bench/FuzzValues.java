package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is put in the place of good values, and bodies made of it. */
final class FuzzValues {
    private static final List<String> NUMBERS = List.of(
            "1e999",
            "-0",
            "-1",
            "0",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1.5",
            "1e2",
            "12345678901234567890123",
            "2147483648",
            "NaN",
            "Infinity",
            "01",
            "0x10",
            "1_000",
            "99999999999999");
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udfff x\"",
            "\"\\u202eabc\"",
            "\"e\\u0301\"",
            "\"\\ue000\\uf8ff\"",
            "\"１２３\"",
            "\"😀🏮\"",
            "\"髙﨑\"",
            "\"\\r\\nX-Injected: 1\"",
            "\"' or '1'='1\"",
            "\"'; drop table member.members; --\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"#{7*7}\"",
            "\"${7*7}\"",
            "\"*)(uid=*))(|(uid=*\"",
            "\"../../etc/passwd\"",
            "\"<script>alert(1)</script>\"",
            "\"%00\"",
            "\"2026-02-30\"",
            "\"2026-13-01T00:00:00Z\"",
            "\"0000-00-00\"",
            "\"+999999999-12-31\"",
            "\"null\"",
            "\"mem_00000000000000000000000000\"",
            "\"4111111111111111\"",
            "\"P99999999999D\"",
            "\"http://[::1\"");
    private static final List<String> OTHERS = List.of(
            "null", "true", "false", "[]", "{}", "[null]", "{\"\":null}", "[[[[[[]]]]]]", "{\"a\":{\"b\":[1]}}");
    private static final List<String> SEGMENTS = List.of(
            "%2e%2e%2f",
            "..%2f..%2fopenapi.json",
            "..;/",
            "%00",
            "%0d%0aX:1",
            "'",
            "%27%20or%201=1",
            "%F0%9F%8F%AE",
            "%C0%AF",
            "%ED%A0%80",
            "%25",
            "%3C%3E",
            "a%2Fb",
            ";jsessionid=1",
            "-1",
            "0",
            "null",
            "%20",
            "9223372036854775808",
            "%EF%BC%91",
            "*",
            "%7B%7D");
    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=101",
            "limit=99999999999",
            "limit=abc",
            "limit=",
            "limit=1&limit=2",
            "limit=%EF%BC%91",
            "starting_after=%27",
            "starting_after=%00",
            "starting_after=a&ending_before=b",
            "ending_before=nothing",
            "storefront=%27%20or%201=1",
            "storefront=",
            "storefront=%00",
            "state=nonsense",
            "state=%00",
            "on=2026-02-30",
            "on=x",
            "on=%2B999999999-12-31",
            "member=%00",
            "_method=DELETE",
            "_ctype=xml",
            "day=0",
            "closing=2026-02-29",
            "to=%00",
            "overdue=maybe",
            "attention=1",
            "unknown=1",
            "%25=1",
            "&&&",
            "number=%F0%9F%8F%AE");

    private FuzzValues() {}

    static String segment(Random random) {
        return random.nextInt(12) == 0 ? "a".repeat(3_000) : pick(SEGMENTS, random);
    }

    static String query(Random random) {
        return pick(QUERIES, random);
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** A value as it stands in JSON; not all of them are JSON. */
    static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> pick(NUMBERS, random);
            case 2, 3, 4 -> pick(TEXTS, random);
            case 5 -> '"' + "長".repeat(200 + random.nextInt(4_000)) + '"';
            default -> pick(OTHERS, random);
        };
    }

    /** The body with one value, wherever it stands, replaced by another. */
    static String replaced(JsonNode body, Random random) {
        JsonNode copy = body.deepCopy();
        List<Runnable> places = new ArrayList<>();
        String mark = "@@" + Math.abs(random.nextLong()) + "@@";
        collect(copy, mark, places);
        if (places.isEmpty()) {
            return value(random);
        }
        places.get(random.nextInt(places.size())).run();
        return copy.toString().replace('"' + mark + '"', value(random));
    }

    private static void collect(JsonNode node, String mark, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(() -> object.put(name, mark));
                collect(object.get(name), mark, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, Api.JSON.getNodeFactory().textNode(mark)));
                collect(array.get(i), mark, places);
            }
        }
    }

    /** The body with one member less. */
    static String without(JsonNode body, Random random) {
        JsonNode copy = body.deepCopy();
        List<String> names = new ArrayList<>();
        copy.fieldNames().forEachRemaining(names::add);
        if (copy instanceof ObjectNode object && !names.isEmpty()) {
            object.remove(names.get(random.nextInt(names.size())));
        }
        return copy.toString();
    }

    /** The body with members that nobody asked for, or one twice. */
    static String withMore(JsonNode body, Random random) {
        String text = body.isObject() ? body.toString() : "{}";
        String inner = text.substring(1, text.length() - 1);
        String more = random.nextBoolean() && !inner.isEmpty()
                ? inner
                : pick(
                        List.of(
                                "\"id\":\"x\"",
                                "\"storefront\":\"KURA\"",
                                "\"status\":\"paid\"",
                                "\"roles\":[\"ADMIN\"]",
                                "\"__proto__\":{}",
                                "\"@class\":\"java.lang.Runtime\""),
                        random);
        return "{" + inner + (inner.isEmpty() ? "" : ",") + more + "}";
    }

    static String broken(JsonNode body, Random random) {
        String text = body.toString();
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text + "}";
            case 2 -> "[".repeat(33 + random.nextInt(5_000));
            case 3 -> "{\"a\":".repeat(200) + "1" + "}".repeat(200);
            case 4 -> text.replace(':', '=');
            default -> "\uFEFF" + text + "//";
        };
    }

    /** Bytes that are no UTF-8. */
    static byte[] noText(JsonNode body, Random random) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x7f));
        }
        return bytes;
    }
}

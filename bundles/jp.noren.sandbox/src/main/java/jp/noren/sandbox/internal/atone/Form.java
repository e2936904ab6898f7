package jp.noren.sandbox.internal.atone;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a registration must look like: names known and in order on every level, types, lengths, sums, checksum. */
final class Form {
    private static final Map<String, Integer> CUSTOMER = lengths(
            "customer_name",
            100,
            "customer_family_name",
            50,
            "customer_given_name",
            50,
            "customer_name_kana",
            100,
            "customer_family_name_kana",
            50,
            "customer_given_name_kana",
            50,
            "phone_number",
            20,
            "birthday",
            10,
            "sex_division",
            1,
            "company_name",
            100,
            "department",
            100,
            "zip_code",
            8,
            "address",
            55,
            "tel",
            20,
            "email",
            100,
            "total_purchase_count",
            10,
            "total_purchase_amount",
            10);
    private static final Map<String, Integer> DEST = lengths(
            "dest_customer_name",
            100,
            "dest_customer_name_kana",
            100,
            "dest_company_name",
            100,
            "dest_department",
            100,
            "dest_zip_code",
            8,
            "dest_address",
            55,
            "dest_tel",
            20);
    private static final Map<String, Integer> ITEM =
            lengths("shop_item_id", 100, "item_name", 150, "item_price", 0, "item_count", 0, "item_url", 500);
    private static final Set<String> TOP = Set.of(
            "amount",
            "authentication_token",
            "checksum",
            "customer",
            "description_trans",
            "dest_customers",
            "items",
            "sales_settled",
            "service_supplier",
            "shop_transaction_no",
            "transaction_options",
            "updated_transactions",
            "user_no");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static Map<String, Integer> lengths(Object... pairs) {
        Map<String, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            lengths.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return lengths;
    }

    JsonNode object(byte[] body) throws Refusal {
        try (JsonParser parser = json.createParser(body)) {
            JsonNode node = json.readTree(parser);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new Refusal(Refusal.FORM, "no JSON");
        }
        throw new Refusal(Refusal.FORM, "no object");
    }

    void check(JsonNode body, String secret) throws Refusal {
        names(body);
        for (String name : (Iterable<String>) body::fieldNames) {
            require(TOP.contains(name), Refusal.FORM, name);
        }
        long amount = whole(body, "amount");
        require(amount >= 1 && amount <= 99_999_999, Refusal.LENGTH, "amount");
        String number = text(body, "shop_transaction_no", 100);
        require(!number.isEmpty(), Refusal.FORM, "shop_transaction_no");
        require(body.path("customer").path("customer_name").isTextual(), Refusal.FORM, "customer");
        texts(body.path("customer"), CUSTOMER);
        for (JsonNode dest : body.path("dest_customers")) {
            texts(dest, DEST);
        }
        items(body.path("items"), amount);
        if (body.has("checksum")) {
            require(body.get("checksum").asText().equals(checksum(body, secret)), Refusal.CHECKSUM, "checksum");
        }
    }

    /** On every level the names stand in order. */
    private static void names(JsonNode node) throws Refusal {
        String before = "";
        if (node.isObject()) {
            for (String name : (Iterable<String>) node::fieldNames) {
                require(before.compareTo(name) < 0, Refusal.ORDER_OF_NAMES, name);
                before = name;
            }
        }
        for (JsonNode part : node) {
            names(part);
        }
    }

    private static void items(JsonNode items, long amount) throws Refusal {
        require(items.isArray() && !items.isEmpty(), Refusal.FORM, "items");
        long sum = 0;
        for (JsonNode item : items) {
            texts(item, ITEM);
            require(!text(item, "item_name", 150).isEmpty(), Refusal.FORM, "item_name");
            text(item, "shop_item_id", 100);
            require(whole(item, "item_count") >= 1, Refusal.FORM, "item_count");
            sum += whole(item, "item_price") * whole(item, "item_count");
        }
        require(sum == amount, Refusal.SUM, "items");
    }

    private static void texts(JsonNode object, Map<String, Integer> lengths) throws Refusal {
        for (String name : (Iterable<String>) object::fieldNames) {
            Integer longest = lengths.get(name);
            require(longest != null, Refusal.FORM, name);
            if (longest > 0) {
                text(object, name, longest);
            }
        }
    }

    private static String text(JsonNode object, String name, int longest) throws Refusal {
        String text = object.path(name).textValue();
        require(text != null, Refusal.FORM, name);
        require(text.codePointCount(0, text.length()) <= longest, Refusal.LENGTH, name);
        return text;
    }

    private static long whole(JsonNode object, String name) throws Refusal {
        JsonNode value = object.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong(), Refusal.FORM, name);
        return value.longValue();
    }

    static void require(boolean right, String code, String param) throws Refusal {
        if (!right) {
            throw new Refusal(code, param, param);
        }
    }

    /** The company's own way to it: the values of all levels in the order of their names, which has been checked. */
    static String checksum(JsonNode payment, String secret) {
        List<String> values = new ArrayList<>();
        payment.fields().forEachRemaining(field -> {
            if (!Set.of("checksum", "shop_transaction_no", "transaction_options")
                    .contains(field.getKey())) {
                collect(field.getValue(), values);
            }
        });
        try {
            byte[] text = (secret + "," + String.join("", values)).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(JsonNode value, List<String> values) {
        if (value.isValueNode()) {
            values.add(value.asText());
        }
        value.forEach(part -> collect(part, values));
    }
}

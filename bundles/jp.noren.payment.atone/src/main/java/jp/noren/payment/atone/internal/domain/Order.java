package jp.noren.payment.atone.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is bought and by whom, in the company's fields, their names in order. Lines always add up to the amount. */
public final class Order {
    private static final int NAME = 100;
    private static final int ADDRESS = 55;

    private final long amount;
    private final Map<String, Object> customer = new TreeMap<>();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private long sum;

    public Order(long amount) {
        this.amount = amount;
    }

    /** A field of the buyer; left out when nothing is known. */
    public Order buyer(String field, String value) {
        String text = line(value, field.equals("address") ? ADDRESS : NAME);
        if (!text.isEmpty()) {
            customer.put(field, text);
        }
        return this;
    }

    /** @param price yen, negative for a discount */
    public Order item(String id, String name, long price, long count) {
        Map<String, Object> item = new TreeMap<>();
        item.put("shop_item_id", line(id, NAME));
        item.put("item_name", orDash(line(name, NAME)));
        item.put("item_price", price);
        item.put("item_count", count);
        items.add(item);
        sum += price * count;
        return this;
    }

    /** The fields that a registration and the browser's payment data have in common. */
    public Map<String, Object> fields(String description) {
        List<Map<String, Object>> lines = items;
        if (items.isEmpty() || sum != amount) {
            lines = new Order(amount).item("1", description, amount, 1).items;
        }
        Map<String, Object> fields = new TreeMap<>();
        fields.put("amount", amount);
        fields.put("customer", customer);
        fields.put("items", lines);
        return fields;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String line(String text, int longest) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        int end = Math.min(line.codePointCount(0, line.length()), longest);
        return line.substring(0, line.offsetByCodePoints(0, end));
    }
}

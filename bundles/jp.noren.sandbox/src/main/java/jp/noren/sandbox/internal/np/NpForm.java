package jp.noren.sandbox.internal.np;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks of form of the three known operations: members, types, lengths, dates, and the sums of lines and rates. */
final class NpForm {
    private static final Map<String, Integer> KINDS = Map.of("T10", 10, "T08", 8);
    private static final String YEN = "[1-9][0-9]{0,8}";

    private NpForm() {}

    /** A transaction that has passed. */
    record Registration(String buyerId, String requestId, String key, LocalDate orderedOn, long amount) {}

    static Registration registration(JsonNode body) throws NpRefusal {
        JsonNode request = object(only(body, Set.of("request"), Set.of()).path("request"), "request");
        only(request, Set.of("npBuyerId", "transactionInfoes"), Set.of());
        String buyer = text(request, "npBuyerId", "[0-9]{11}");
        JsonNode infos = list(request, "transactionInfoes");
        if (infos.size() != 1) {
            throw NpRefusal.bad("EM0106", "one transaction a call is played");
        }
        JsonNode info = only(
                object(infos.get(0), "transactionInfoes"),
                Set.of(
                        "requestId",
                        "shopTransactionId",
                        "shopOrderDate",
                        "totalAmount",
                        "transactionDetails",
                        "taxRateSummaries"),
                Set.of("deliveryInfo"));
        long total = Long.parseLong(text(info, "totalAmount", YEN));
        sums(info, total);
        if (info.has("deliveryInfo")) {
            delivery(object(info.path("deliveryInfo"), "deliveryInfo"));
        }
        return new Registration(
                buyer,
                text(info, "requestId", "[0-9a-f]{8}"),
                text(info, "shopTransactionId", "[0-9A-Za-z_-]{1,40}"),
                date(info, "shopOrderDate"),
                total);
    }

    private static void sums(JsonNode info, long total) throws NpRefusal {
        Map<Integer, Long> lines = new HashMap<>();
        for (JsonNode detail : list(info, "transactionDetails")) {
            only(
                    object(detail, "transactionDetails"),
                    Set.of("detail", "price", "quantity", "billedTaxKind"),
                    Set.of());
            text(detail, "detail", "\\P{Cntrl}{1,100}");
            long price = Long.parseLong(text(detail, "price", "0|-?[1-9][0-9]{0,8}"));
            long quantity = Long.parseLong(text(detail, "quantity", "[1-9][0-9]{0,5}"));
            int rate = KINDS.get(text(detail, "billedTaxKind", "T10|T08"));
            lines.merge(rate, price * quantity, Long::sum);
        }
        Map<Integer, Long> rates = new HashMap<>();
        for (JsonNode summary : list(info, "taxRateSummaries")) {
            only(object(summary, "taxRateSummaries"), Set.of("taxRate", "totalAmount"), Set.of());
            int rate = Integer.parseInt(text(summary, "taxRate", "10|8"));
            long sum = Long.parseLong(text(summary, "totalAmount", "0|-?[1-9][0-9]{0,8}"));
            if (rates.put(rate, sum) != null) {
                throw NpRefusal.bad("EM0121", "a tax rate twice");
            }
        }
        long sum = rates.values().stream().mapToLong(Long::longValue).sum();
        if (sum != total) {
            throw NpRefusal.bad("EM0122", "the sums of the rates do not make up totalAmount");
        }
        if (!rates.equals(lines)) {
            throw NpRefusal.bad("EM0123", "the lines do not make up the sums of their rates");
        }
    }

    private static void delivery(JsonNode delivery) throws NpRefusal {
        only(delivery, Set.of("companyName", "customerName", "zipCode", "address", "telNo"), Set.of("department"));
        text(delivery, "companyName", "\\P{Cntrl}{1,60}");
        text(delivery, "customerName", "\\P{Cntrl}{1,60}");
        text(delivery, "zipCode", "[0-9]{7}");
        text(delivery, "address", "\\P{Cntrl}{1,150}");
        text(delivery, "telNo", "0[0-9]{9,10}");
        if (delivery.has("department")) {
            text(delivery, "department", "\\P{Cntrl}{1,60}");
        }
    }

    /** The transaction to cancel. */
    static String cancellation(JsonNode body) throws NpRefusal {
        JsonNode requests = list(only(body, Set.of("requests"), Set.of()), "requests");
        if (requests.size() != 1 || !requests.get(0).isTextual()) {
            throw NpRefusal.bad("EM0106", "requests: one npTransactionId a call is played");
        }
        return requests.get(0).textValue();
    }

    /** What is to be billed. */
    record BillRequest(String transactionId, LocalDate baseDate) {}

    static BillRequest billRequest(JsonNode body) throws NpRefusal {
        JsonNode requests = list(only(body, Set.of("requests"), Set.of()), "requests");
        if (requests.size() != 1) {
            throw NpRefusal.bad("EM0106", "requests: one a call is played");
        }
        JsonNode one =
                only(object(requests.get(0), "requests"), Set.of("npTransactionId", "billIssueBaseDate"), Set.of());
        return new BillRequest(text(one, "npTransactionId", "[0-9]{11}"), date(one, "billIssueBaseDate"));
    }

    static JsonNode only(JsonNode object, Set<String> required, Set<String> optional) throws NpRefusal {
        Set<String> names = new HashSet<>();
        for (Iterator<String> name = object.fieldNames(); name.hasNext(); ) {
            names.add(name.next());
        }
        if (!names.containsAll(required)) {
            throw NpRefusal.bad("EM0101", "missing: " + List.copyOf(required));
        }
        names.removeAll(required);
        names.removeAll(optional);
        if (!names.isEmpty()) {
            throw NpRefusal.bad("EM0102", "not known: " + names);
        }
        return object;
    }

    static JsonNode object(JsonNode node, String name) throws NpRefusal {
        if (!node.isObject()) {
            throw NpRefusal.bad("EM0103", name + ": not an object");
        }
        return node;
    }

    static JsonNode list(JsonNode parent, String name) throws NpRefusal {
        JsonNode node = parent.path(name);
        if (!node.isArray() || node.isEmpty()) {
            throw NpRefusal.bad("EM0103", name + ": not a list, or empty");
        }
        return node;
    }

    static String text(JsonNode parent, String name, String form) throws NpRefusal {
        JsonNode node = parent.path(name);
        if (!node.isTextual()) {
            throw NpRefusal.bad("EM0104", name + ": not a text");
        }
        if (!node.textValue().matches(form)) {
            throw NpRefusal.bad("EM0105", name + ": out of form");
        }
        return node.textValue();
    }

    static LocalDate date(JsonNode parent, String name) throws NpRefusal {
        try {
            return LocalDate.parse(text(parent, name, "[0-9]{4}-[0-9]{2}-[0-9]{2}"));
        } catch (DateTimeException e) {
            throw NpRefusal.bad("EM0105", name + ": no day");
        }
    }
}

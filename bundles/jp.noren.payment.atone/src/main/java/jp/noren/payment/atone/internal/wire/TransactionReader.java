package jp.noren.payment.atone.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.atone.internal.app.Company;
import jp.noren.payment.atone.internal.domain.Transaction;

/** Reads a reply. The company may say more than is known of it; what is read must be there and of its type. */
final class TransactionReader {
    private static final Pattern ID = Pattern.compile("tr_[0-9A-Za-z]{1,29}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,20}");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final long MAX = 99_999_999L;
    private static final int PROVISIONAL = 3;

    private final Json json;

    TransactionReader(Json json) {
        this.json = json;
    }

    Company.Refused refused(JsonNode reply) throws BadReplyException {
        JsonNode errors = reply.get("errors");
        if (!errors.isArray() || errors.isEmpty() || reply.has("id")) {
            throw new BadReplyException("errors without an error");
        }
        Set<String> codes = new TreeSet<>();
        Set<String> params = new TreeSet<>();
        for (JsonNode error : errors) {
            String code = error.path("code").asText("");
            if (!CODE.matcher(code).matches()) {
                throw new BadReplyException("an error without a code");
            }
            codes.add(code);
            error.path("params").forEach(param -> params.add(param.asText("")));
        }
        return new Company.Refused(codes, params);
    }

    /** @param asked the id that was asked for, or null for a registration, which brings a new one */
    Transaction transaction(JsonNode reply, String asked) throws BadReplyException {
        String id = text(reply, "id");
        if (!ID.matcher(id).matches() || asked != null && !asked.equals(id)) {
            throw new BadReplyException("another transaction's reply");
        }
        int result = number(reply, "authorization_result");
        if (result != 1 && result != 2) {
            throw new BadReplyException("neither yes nor no");
        }
        return new Transaction(
                id,
                text(reply, "shop_transaction_no"),
                amount(reply),
                result == 1,
                result == 1 ? 0 : number(reply, "ng_reason"),
                isProvisional(reply.path("transaction_options")),
                isTrue(reply, "sales_settled"),
                hasRefunds(reply.path("refunds")),
                registeredAt(reply.path("registration_datetime").asText("")),
                parts(reply));
    }

    private static String text(JsonNode reply, String name) throws BadReplyException {
        JsonNode value = reply.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new BadReplyException(name + " is missing");
        }
        return value.textValue();
    }

    /** Seen as a number, and compared as a text by others: both are taken. */
    private static int number(JsonNode reply, String name) throws BadReplyException {
        JsonNode value = reply.path(name);
        boolean digit = value.isTextual() && value.textValue().matches("[0-9]");
        if (!digit && !(value.isInt() && value.intValue() >= 0)) {
            throw new BadReplyException(name + " is no number");
        }
        return digit ? Integer.parseInt(value.textValue()) : value.intValue();
    }

    private static Yen amount(JsonNode reply) throws BadReplyException {
        JsonNode value = reply.path("amount");
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 1
                || value.longValue() > MAX) {
            throw new BadReplyException("no amount");
        }
        return Yen.of(value.longValue());
    }

    private static boolean isTrue(JsonNode reply, String name) throws BadReplyException {
        JsonNode value = reply.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new BadReplyException(name + " is neither true nor false");
        }
        return value.asBoolean(false);
    }

    private static boolean isProvisional(JsonNode options) throws BadReplyException {
        if (!options.isMissingNode() && !options.isNull() && !options.isArray()) {
            throw new BadReplyException("transaction_options are no list");
        }
        for (JsonNode option : options) {
            if (option.asInt() == PROVISIONAL) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRefunds(JsonNode refunds) throws BadReplyException {
        if (!refunds.isMissingNode() && !refunds.isNull() && !refunds.isArray()) {
            throw new BadReplyException("refunds are no list");
        }
        return !refunds.isEmpty();
    }

    private static Instant registeredAt(String text) throws BadReplyException {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDateTime.parse(text, STAMP).atZone(JAPAN).toInstant();
        } catch (DateTimeException e) {
            throw new BadReplyException("no date");
        }
    }

    private Map<String, Object> parts(JsonNode reply) {
        Map<String, Object> parts = new TreeMap<>();
        for (String name : Transaction.PARTS) {
            JsonNode part = reply.path(name);
            if (part.isObject() || part.isArray()) {
                parts.put(name, json.plain(part));
            }
        }
        return parts;
    }
}

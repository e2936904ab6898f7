package jp.noren.payment.rent.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.rent.internal.domain.ChargeLine;
import jp.noren.payment.spi.Settled;

/** Reads what the claimant says, field by field: all of them, no other, each of its type. */
final class LineReader {
    private static final Set<String> LINE =
            Set.of("key", "charge", "lease", "month", "amount", "state", "cancel_before", "due_on");
    private static final Set<String> STATEMENT = Set.of("day", "lines");
    private static final Set<String> SETTLED = Set.of("key", "charge", "amount");
    private static final Pattern CHARGE = Pattern.compile("rc_[0-9A-Za-z]{1,40}");
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]{1,38}");
    private static final long MAX = 9_999_999_999L;

    private LineReader() {}

    /** @param key ours, which the reply must name */
    static ChargeLine line(JsonNode node, String key) throws BadReplyException {
        fields(node, LINE);
        if (!text(node, "key").equals(key)) {
            throw new BadReplyException("another line's reply");
        }
        try {
            return new ChargeLine(
                    key,
                    matching(node, "charge", CHARGE),
                    text(node, "lease"),
                    YearMonth.parse(text(node, "month")),
                    yen(node, 1),
                    state(text(node, "state")),
                    OffsetDateTime.parse(text(node, "cancel_before")).toInstant(),
                    LocalDate.parse(text(node, "due_on")));
        } catch (DateTimeException e) {
            throw new BadReplyException("no date");
        }
    }

    private static ChargeLine.State state(String text) throws BadReplyException {
        return switch (text) {
            case "standing" -> ChargeLine.State.STANDING;
            case "paid" -> ChargeLine.State.PAID;
            case "cancelled" -> ChargeLine.State.CANCELLED;
            case "unpaid" -> ChargeLine.State.UNPAID;
            default -> throw new BadReplyException("an unknown state");
        };
    }

    /** The claimant's word for a no. */
    static String refusal(JsonNode node, String key) throws BadReplyException {
        fields(node, Set.of("error", "key"));
        String code = text(node, "error");
        if (!text(node, "key").equals(key) || !code.matches("[a-z_]{1,40}")) {
            throw new BadReplyException("a refusal of something else");
        }
        return code;
    }

    static List<Settled> statement(JsonNode node, LocalDate day) throws BadReplyException {
        fields(node, STATEMENT);
        if (!text(node, "day").equals(day.toString()) || !node.get("lines").isArray()) {
            throw new BadReplyException("another day's statement");
        }
        List<Settled> lines = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (JsonNode line : node.get("lines")) {
            fields(line, SETTLED);
            String key = matching(line, "key", KEY);
            if (!seen.add(key)) {
                throw new BadReplyException("a line twice");
            }
            lines.add(new Settled(key, matching(line, "charge", CHARGE), yen(line, 1), day));
        }
        return lines;
    }

    private static void fields(JsonNode node, Set<String> names) throws BadReplyException {
        Set<String> found = new TreeSet<>();
        node.fieldNames().forEachRemaining(found::add);
        if (!node.isObject() || !found.equals(names)) {
            throw new BadReplyException("other fields than agreed");
        }
    }

    private static String text(JsonNode node, String name) throws BadReplyException {
        JsonNode value = node.get(name);
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > 100) {
            throw new BadReplyException(name + " is no text");
        }
        return value.textValue();
    }

    private static String matching(JsonNode node, String name, Pattern pattern) throws BadReplyException {
        String text = text(node, name);
        if (!pattern.matcher(text).matches()) {
            throw new BadReplyException(name + " has another form");
        }
        return text;
    }

    private static Yen yen(JsonNode node, long least) throws BadReplyException {
        JsonNode value = node.get("amount");
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > MAX) {
            throw new BadReplyException("no amount");
        }
        return Yen.of(value.longValue());
    }
}

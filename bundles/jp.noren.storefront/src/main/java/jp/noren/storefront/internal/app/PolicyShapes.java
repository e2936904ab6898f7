package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The forms of the values that are more than one number or word. */
final class PolicyShapes {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String END_OF_DAY = "24:00";
    private static final int LAST_DAY = 31;

    private PolicyShapes() {}

    static boolean isDay(JsonNode value) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= 1
                && value.intValue() <= LAST_DAY;
    }

    static boolean isWindow(JsonNode value) {
        JsonNode from = value.path("fromDay");
        JsonNode to = value.path("toDay");
        return isDay(from) && isDay(to) && from.intValue() <= to.intValue();
    }

    static boolean isBlackout(JsonNode value) {
        String from = value.path("from").asText();
        String until = value.path("untilExclusive").asText();
        return isWord(value.path("id"))
                && isDay(value.path("dayOfMonth"))
                && TIME.matcher(from).matches()
                && (END_OF_DAY.equals(until) || TIME.matcher(until).matches())
                && from.compareTo(until) < 0
                && !value.path("blocks").isEmpty()
                && all(value.path("blocks"), PolicyShapes::isWord);
    }

    static boolean isTransition(JsonNode value) {
        return isWord(value.path("from")) && isWord(value.path("to"));
    }

    static boolean all(JsonNode list, Predicate<JsonNode> form) {
        return list.isArray() && StreamSupport.stream(list.spliterator(), false).allMatch(form);
    }

    private static boolean isWord(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank();
    }
}

package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.internal.domain.KnownPolicies;
import jp.noren.storefront.internal.domain.Words;

/** What a policy may be: a key in camel case, and a value that fits the capability that reads it. */
final class PolicyValue {
    private static final int LONGEST = 16_000;

    private PolicyValue() {}

    static List<FieldError> check(String keyAt, String valueAt, String key, JsonNode value) {
        if (!Words.isPolicyKey(key)) {
            return List.of(FieldError.of(keyAt, "storefront.policy-key-invalid"));
        }
        if (value == null || value.isNull() || JsonTexts.write(value).length() > LONGEST) {
            return List.of(FieldError.of(valueAt, "storefront.policy-value-invalid"));
        }
        Optional<KnownPolicies.Kind> kind = KnownPolicies.kindOf(key).filter(wanted -> !fits(wanted, value));
        return kind.map(wanted -> List.of(new FieldError(
                        valueAt, "storefront.policy-kind-wrong", Map.of("key", key, "kind", wanted.name()))))
                .orElse(List.of());
    }

    private static boolean fits(KnownPolicies.Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isTextual();
            case NUMBER -> value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
            case DAY -> PolicyShapes.isDay(value);
            case FLAG -> value.isBoolean();
            case LIST -> value.isArray();
            case WINDOW -> PolicyShapes.isWindow(value);
            case BLACKOUTS -> PolicyShapes.all(value, PolicyShapes::isBlackout);
            case TRANSITIONS -> PolicyShapes.all(value, PolicyShapes::isTransition);
        };
    }
}

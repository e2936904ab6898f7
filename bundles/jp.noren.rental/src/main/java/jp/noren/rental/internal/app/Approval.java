package jp.noren.rental.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rental.internal.domain.Consequence;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proves that a member has seen what he files: a token over all that would happen, under the house's own key. Anything that would happen otherwise by
 * now makes another token (R049, R058, R063).
 */
@Component(service = Approval.class)
public final class Approval {
    private static final String MAC = "HmacSHA256";

    private final Secrets secrets;

    /** What the member says with his application. */
    public record Given(String token, Set<String> acknowledged) {
        public Given {
            acknowledged = acknowledged == null ? Set.of() : Set.copyOf(acknowledged);
        }
    }

    /** What would happen is not what the member was shown: nothing was filed. */
    public static final class ChangedException extends RuntimeException {
        private final transient Foreseen foreseen;
        private final String token;

        ChangedException(Foreseen foreseen, String token) {
            super("rental.consequences-changed", null, false, false);
            this.foreseen = foreseen;
            this.token = token;
        }

        /** As it would be now. */
        public Foreseen foreseen() {
            return foreseen;
        }

        public String token() {
            return token;
        }
    }

    @Activate
    public Approval(@Reference Secrets secrets) {
        this.secrets = secrets;
    }

    public String token(String member, Foreseen foreseen) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secrets.key("preview"), MAC));
            byte[] sum = mac.doFinal(canonical(member, foreseen).getBytes(StandardCharsets.UTF_8));
            return "pre_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws RefusedException UNPROCESSABLE when the token is missing or something was not acknowledged
     * @throws ChangedException when something else would happen than the token says
     */
    void require(String member, Foreseen foreseen, Given given) {
        if (given.token() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/token", "rental.token-missing")));
        }
        String token = token(member, foreseen);
        if (!MessageDigest.isEqual(bytes(token), bytes(given.token()))) {
            throw new ChangedException(foreseen, token);
        }
        List<FieldError> missing = foreseen.consequences().stream()
                .filter(one -> one.acknowledge() && !given.acknowledged().contains(one.code()))
                .map(one ->
                        new FieldError("/acknowledged", "rental.not-acknowledged", Map.of("consequence", one.code())))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(Kind.UNPROCESSABLE, "rental.acknowledgement-missing", Map.of(), missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(String member, Foreseen f) {
        StringBuilder text = new StringBuilder(member).append('\n').append(f.kind());
        if (f.before() != null) {
            text.append('\n')
                    .append(f.before().id())
                    .append(' ')
                    .append(f.before().version());
        }
        text.append('\n')
                .append(f.wish().choice())
                .append(new TreeMap<>(f.wish().parts()));
        text.append('\n').append(f.wish().start()).append(' ').append(f.wish().method());
        text.append('\n').append(f.effectiveOn().orElse(null));
        f.consequences().forEach(one -> text.append('\n').append(canonical(one)));
        return text.toString();
    }

    /** Maps that cannot be changed have another order in every process. */
    private static String canonical(Consequence one) {
        Map<String, String> args = new TreeMap<>();
        one.args()
                .forEach((name, value) ->
                        args.put(name, value instanceof LocalizedText text ? text.in("ja") : String.valueOf(value)));
        return one.code() + ' ' + one.acknowledge() + ' ' + args;
    }
}

package jp.noren.access.internal.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;

/** A password is good enough when it has 10 to 128 characters, is not the login or the address, and is not among the commonest. */
public final class PasswordRules {
    private static final int MIN = 10;
    private static final int MAX = 128;
    private static final int FEWEST_DIFFERENT = 4;

    private final Set<String> common;

    /** @param common the commonest ones of ten characters and more, in small letters */
    public PasswordRules(Set<String> common) {
        this.common = Set.copyOf(common);
    }

    /** @return rejected {@code access.password-weak}; {@code reason} is too-short, too-long, is-login or common */
    public Decision judge(String password, String loginId) {
        int length = password.codePointCount(0, password.length());
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (length < MIN) {
            return weak("too-short");
        } else if (length > MAX) {
            return weak("too-long");
        } else if (isLogin(plain, loginId)) {
            return weak("is-login");
        }
        return isCommon(plain) ? weak("common") : Decision.allowed();
    }

    private static Decision weak(String reason) {
        return Decision.rejected("access.password-weak", Map.of("reason", reason));
    }

    private static boolean isLogin(String plain, String loginId) {
        return LoginId.parse(loginId)
                .map(LoginId::text)
                .filter(login -> plain.equals(login) || plain.equals(login.replaceFirst("@.*", "")))
                .isPresent();
    }

    private boolean isCommon(String plain) {
        return common.contains(plain) || plain.chars().distinct().count() < FEWEST_DIFFERENT || isRun(plain);
    }

    /** Neighbours of the alphabet or of the number row, up or down. */
    private static boolean isRun(String plain) {
        int step = plain.charAt(1) - plain.charAt(0);
        for (int i = 1; i < plain.length(); i++) {
            int next = plain.charAt(i) - plain.charAt(i - 1);
            boolean aroundNine = next == -9 * step;
            if (next != step && !aroundNine) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }
}

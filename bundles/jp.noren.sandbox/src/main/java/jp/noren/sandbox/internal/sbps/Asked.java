package jp.noren.sandbox.internal.sbps;

import java.util.Map;

/**
 * A request that has passed the checks of form.
 *
 * @param values plain values by path, such as {@code pay_option_manage/token}; of rows the first alone
 */
record Asked(String function, Shop shop, Map<String, String> values, boolean encrypted) {

    String value(String path) {
        return values.getOrDefault(path, "");
    }

    long yen(String path) {
        String text = value(path);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}

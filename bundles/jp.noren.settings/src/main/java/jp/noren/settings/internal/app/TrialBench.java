package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where a provider's instance stands for a trial, out of every buyer's reach. */
public interface TrialBench {

    /**
     * Makes an instance with these values, and takes it away afterwards, whatever happens.
     *
     * @param work is given the name of the instance's lane
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code settings.trial-runs} while another trial of the same runs on this node,
     *     {@code settings.trial-not-taken} when the provider makes no instance of these values
     */
    <T> T with(OwnSettings.Of of, Map<String, List<String>> values, Function<String, T> work);
}

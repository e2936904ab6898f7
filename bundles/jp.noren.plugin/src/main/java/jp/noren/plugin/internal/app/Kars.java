package jp.noren.plugin.internal.app;

import java.nio.file.Path;
import java.util.List;
import jp.noren.kernel.RefusedException;

/** Reads what lies in a kar: an archive of features with the bundles that they name. */
public interface Kars {

    /**
     * The bundles that its features name and that it brings along, in the features' order; each as a source for {@link Sources}. What a feature names and the
     * kar does not bring is the node's own.
     *
     * @throws RefusedException UNPROCESSABLE {@code plugin.not-a-kar} when it is none, or brings nothing
     */
    List<String> bundles(Path kar);
}

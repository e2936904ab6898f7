package jp.noren.plugin.internal.app;

import jp.noren.kernel.RefusedException;

/** Where jars come from. */
public interface Sources {

    /**
     * @param source {@code mvn:group/artifact/version} of the node's own repository, or {@code file:/path} on the node
     * @param signature Base64; null takes the file beside it ({@code .sig}), if there is one
     * @throws RefusedException UNPROCESSABLE {@code plugin.source-unreadable} or {@code plugin.not-a-bundle}
     */
    Artefact read(String source, String signature);
}

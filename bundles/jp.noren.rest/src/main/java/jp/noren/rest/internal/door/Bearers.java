package jp.noren.rest.internal.door;

import jp.noren.access.api.Authenticator;
import jp.noren.access.api.Caller;
import jp.noren.kernel.gate.Gate;

/**
 * Who brings a token. The one who knows tokens lies behind a gate of his own, like everything that can be replaced while calls run.
 */
public final class Bearers {
    private static final String SCHEME = "Bearer ";

    private final Gate<Authenticator> gate;

    public Bearers(Gate<Authenticator> gate) {
        this.gate = gate;
    }

    /**
     * The bearer of the call's token; nobody without a token, or with one that is not good any more.
     *
     * @throws jp.noren.kernel.gate.ClosedGateException while the authenticator is being replaced
     */
    public Caller caller(Call call) {
        String header = call.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Caller.ANONYMOUS;
        }
        String token = header.substring(SCHEME.length()).trim();
        try (Gate<Authenticator>.Passage passage = gate.enterInner()) {
            return passage.target().authenticate(token).orElse(Caller.ANONYMOUS);
        }
    }
}

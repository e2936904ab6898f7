package jp.noren.payment.atone.internal.app;

/** Opens the line for one set of settings. Who opens it closes it. */
@FunctionalInterface
public interface Companies {

    Company open(AtoneSettings settings);
}

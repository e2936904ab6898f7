package jp.noren.rental.internal.app;

import java.util.Set;
import java.util.function.Function;
import jp.noren.billing.api.ChargeSource;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.spi.ContractPart;

/** No part, and rental alone charges. */
record OpenGates(ChargeSource rental) implements PartGates {
    @Override
    public Set<String> parts() {
        return Set.of();
    }

    @Override
    public <R> R part(String name, Function<ContractPart, R> work) {
        throw RefusedException.notFound();
    }

    @Override
    public Set<String> sources() {
        return Set.of(rental.name());
    }

    @Override
    public <R> R source(String name, Function<ChargeSource, R> work) {
        return work.apply(rental);
    }

    @Override
    public Hold hold(Set<String> parts) {
        return () -> {};
    }
}

package jp.noren.rental.internal.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import jp.noren.billing.api.ChargeSource;
import jp.noren.rental.internal.app.PartGates;
import jp.noren.rental.internal.app.PartNames;
import jp.noren.rental.spi.ContractPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** A gate for each part and for each who charges; its bundle's stop waits here until nobody is asking it, and rental itself goes on serving. */
@Component(service = PartGates.class, immediate = true)
public final class PartDoors implements PartGates {
    private static final String PART = "part";
    private static final String SOURCE = "source";

    private final PartNames names;
    private final Doors<ContractPart> parts;
    private final Doors<ChargeSource> sources;

    @Activate
    public PartDoors(@Reference PartNames names) {
        this.names = names;
        parts = new Doors<>(PART, names.known(PART), System::nanoTime);
        sources = new Doors<>(SOURCE, names.known(SOURCE), System::nanoTime);
    }

    @Deactivate
    public void close() {
        parts.close();
        sources.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindPart(ContractPart part) {
        parts.come(part.name(), part);
        names.know(PART, part.name());
    }

    public void unbindPart(ContractPart part) {
        parts.leave(part.name(), part);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindSource(ChargeSource source) {
        sources.come(source.name(), source);
        names.know(SOURCE, source.name());
    }

    public void unbindSource(ChargeSource source) {
        sources.leave(source.name(), source);
    }

    @Override
    public Set<String> parts() {
        return parts.names();
    }

    @Override
    public <R> R part(String name, Function<ContractPart, R> work) {
        return parts.inside(name, work);
    }

    @Override
    public Set<String> sources() {
        return sources.names();
    }

    @Override
    public <R> R source(String name, Function<ChargeSource, R> work) {
        return sources.inside(name, work);
    }

    @Override
    public Hold hold(Set<String> wanted) {
        Set<String> expected = new TreeSet<>(wanted);
        expected.retainAll(parts.names());
        Hold charging = sources.hold(sources.names());
        try {
            Hold chosen = parts.hold(expected);
            return () -> {
                chosen.close();
                charging.close();
            };
        } catch (RuntimeException closed) {
            charging.close();
            throw closed;
        }
    }
}

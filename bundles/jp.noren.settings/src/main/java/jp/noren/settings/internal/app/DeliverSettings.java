package jp.noren.settings.internal.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is in the store to the providers of this node. */
@Component(service = DeliverSettings.class)
public final class DeliverSettings {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverSettings.class);

    private final SettingsStore store;
    private final SecretBox box;
    private final Instances instances;
    private long delivered = -1;
    private long complained = -1;
    private boolean hasSpoken;

    @Activate
    public DeliverSettings(@Reference SettingsStore store, @Reference SecretBox box, @Reference Instances instances) {
        this.store = store;
        this.box = box;
        this.instances = instances;
    }

    /**
     * Looks whether anything has changed, and takes it up. A storefront whose secrets cannot be opened here keeps the instance that it has, and without
     * one its door stays closed: nobody pays by another's settings. That is tried again each time.
     *
     * @return the change that this node has taken up
     */
    public synchronized long handle() {
        long now = store.changes();
        if (now == delivered) {
            return delivered;
        }
        List<OwnSettings> all = store.all();
        Set<OwnSettings.Of> own = all.stream().map(OwnSettings::of).collect(Collectors.toUnmodifiableSet());
        Set<OwnSettings.Of> unreadable = new HashSet<>();
        List<Instances.Wanted> wanted = new ArrayList<>();
        for (OwnSettings settings : all) {
            opened(settings).ifPresentOrElse(wanted::add, () -> unreadable.add(settings.of()));
        }
        complain(now, unreadable);
        arrange(wanted, unreadable, own);
        delivered = unreadable.isEmpty() ? now : -1;
        return now;
    }

    /** At the start of a node all doors are closed until it is said which are whose: then the instances come first. Later it is said first. */
    private void arrange(List<Instances.Wanted> wanted, Set<OwnSettings.Of> unreadable, Set<OwnSettings.Of> own) {
        if (hasSpoken) {
            instances.close(own);
        }
        instances.arrange(wanted, unreadable);
        instances.close(own);
        hasSpoken = true;
    }

    private void complain(long now, Set<OwnSettings.Of> unreadable) {
        if (complained != now) {
            unreadable.forEach(of -> LOG.error(
                    "Secrets of {} at {} cannot be opened on this node: the file of keys does not have theirs",
                    of.storefront(),
                    of.provider()));
            complained = now;
        }
    }

    private Optional<Instances.Wanted> opened(OwnSettings settings) {
        Map<String, List<String>> values = new TreeMap<>(settings.plain());
        for (SealedSecret secret : settings.secrets()) {
            Optional<String> open = box.open(settings.of(), secret);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            values.put(secret.key(), List.of(open.get()));
        }
        return Optional.of(new Instances.Wanted(settings.of(), settings.revision(), values));
    }
}

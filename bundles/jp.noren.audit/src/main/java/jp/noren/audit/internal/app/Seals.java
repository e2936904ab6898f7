package jp.noren.audit.internal.app;

import java.nio.file.Path;
import java.util.List;
import jp.noren.audit.internal.domain.Seal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens the key file, or makes it at the first start of an empty trail. Entries of the trail whose key is not here stop the component: to go on with
 * another key would hide from everybody what happened before.
 */
@Component(
        service = {Seal.class, Seals.class},
        configurationPid = "jp.noren.audit")
@Designate(ocd = AuditConfig.class)
public final class Seals implements Seal {
    private static final String KEYS = "audit.key";
    private static final String ANCHORS = "anchors.log";

    private final Path folder;
    private final KeyRing ring;

    @Activate
    public Seals(AuditConfig config, @Reference Trail trail) {
        this(folderOf(config.data_folder()), trail);
    }

    Seals(Path folder, Trail trail) {
        this.folder = folder;
        KeyFile file = new KeyFile(folder.resolve(KEYS));
        if (!file.exists()) {
            file.create();
        }
        ring = new KeyRing(file.read());
        claim(trail, ring.ids());
    }

    private void claim(Trail trail, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            String noted = trail.claimKey(i + 1, ids.get(i));
            if (!noted.equals(ids.get(i))) {
                throw new IllegalStateException("the audit trail was begun with key " + noted + ", but "
                        + folder.resolve(KEYS) + " holds " + ids.get(i) + ": put the key file of this database back");
            }
        }
    }

    private static Path folderOf(String configured) {
        return configured.isBlank()
                ? Path.of(System.getProperty("karaf.data", "data"), "audit").toAbsolutePath()
                : Path.of(configured.strip()).toAbsolutePath();
    }

    /** Where the anchors of this node are written. */
    Path anchorFile() {
        return folder.resolve(ANCHORS);
    }

    @Override
    public String currentKey() {
        return ring.currentKey();
    }

    @Override
    public boolean knows(String keyId) {
        return ring.knows(keyId);
    }

    @Override
    public String mac(String keyId, String text) {
        return ring.mac(keyId, text);
    }
}

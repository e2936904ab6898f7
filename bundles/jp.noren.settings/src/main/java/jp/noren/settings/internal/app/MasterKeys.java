package jp.noren.settings.internal.app;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys that secrets are sealed with. All nodes have the same. */
public interface MasterKeys {

    /** @param id made from the key, so that nobody can mistake one for another */
    record MasterKey(String id, SecretKey key) {
        @Override
        public String toString() {
            return "MasterKey[" + id + "]";
        }
    }

    /** What is sealed with from now on. The first one is made when it is asked for. */
    MasterKey current();

    /** Looks again at where the keys lie when it is not known. */
    Optional<MasterKey> find(String id);

    /** Makes the next one, known but not used yet, so that it can be brought to the other nodes first. The same again until it is used. */
    MasterKey prepare();

    /** From now on the next one is the current one; the others are kept for what they have sealed. */
    MasterKey advance();
}

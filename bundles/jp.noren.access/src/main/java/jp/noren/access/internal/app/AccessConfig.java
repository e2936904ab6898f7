package jp.noren.access.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code jp.noren.access}. */
@ObjectClassDefinition(
        id = "jp.noren.access",
        localization = "OSGI-INF/l10n/access",
        name = "%name",
        description = "%description")
public @interface AccessConfig {

    /** Memory of one password hash in KiB, 19456 or more. A higher value takes effect at each member's next login. */
    @AttributeDefinition(name = "%argon2.memory", description = "%argon2.memory.description", min = "19456")
    int argon2_memory() default 19_456;

    /** Passes over that memory, 2 or more. */
    @AttributeDefinition(name = "%argon2.iterations", description = "%argon2.iterations.description", min = "2")
    int argon2_iterations() default 2;

    /** How many hashes are computed at once; each takes its memory from the heap. */
    @AttributeDefinition(name = "%argon2.concurrent", description = "%argon2.concurrent.description", min = "1")
    int argon2_concurrent() default 2;

    /** Minutes without use after which a session ends. */
    @AttributeDefinition(name = "%session.idle", description = "%session.idle.description", min = "2")
    int session_idle() default 30;

    /** Hours after which a session ends in any case. */
    @AttributeDefinition(name = "%session.absolute", description = "%session.absolute.description", min = "1")
    int session_absolute() default 12;
}

package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.door.Doors;
import org.junit.jupiter.api.Test;

/** Nothing holds the classes of a resource that has left: a bundle that is replaced many times leaves no class loader behind. */
class UnloadTest {

    /** Loads the test resources' classes itself, as a bundle would. */
    private static final class BundleLike extends ClassLoader {
        BundleLike() {
            super(UnloadTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("jp.noren.rest.internal.ShopResource")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void classesOfAResourceThatLeftAreCollected() throws Exception {
        try (House house = House.open()) {
            house.add("other", new ShopResource());
            WeakReference<ClassLoader> loader = useAndRemove(house);
            house.get("other");
            Eventually.until("the class loader collected", () -> {
                System.gc();
                return loader.get() == null;
            });
            assertThat(loader.get()).isNull();
        }
    }

    private static WeakReference<ClassLoader> useAndRemove(House house) throws Exception {
        BundleLike loader = new BundleLike();
        RestResource resource = (RestResource) loader.loadClass("jp.noren.rest.internal.ShopResource")
                .getConstructor()
                .newInstance();
        assertThat(resource.getClass()).isNotEqualTo(ShopResource.class);
        Doors.Handle handle = house.add("shop", resource);
        assertThat(house.get("shop").status()).isEqualTo(200);
        assertThat(house.get("shop/list?limit=2&colour=RED").status()).isEqualTo(200);
        assertThat(house.post("shop", "{\"lines\":[{\"product\":\"a\",\"quantity\":1}],\"colour\":\"RED\"}")
                        .status())
                .isEqualTo(201);
        assertThat(house.post("shop", "{\"x\":1}").status()).isEqualTo(400);
        assertThat(house.get("shop/broken").status()).isEqualTo(500);
        house.doors.remove(handle);
        return new WeakReference<>(loader);
    }
}

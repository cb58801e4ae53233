package io.github.criticalminerals.io.notebook;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.sequence.DefaultCollectionDisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Shows the library's objects in rapaio's kernel, which finds it by its service file. */
public final class RapaioDisplays implements DisplayProvider {

    /** Called by the kernel. */
    public RapaioDisplays() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return ImmutableList.of(new OfType(Display.class), new OfType(Collection.class));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return ImmutableList.of(new ToDisplay());
    }

    private record OfType(Class<?> rendererClass) implements DisplayRenderer {
        @Override
        public boolean canRender(String format) {
            return true;
        }

        @Override
        public DisplayData render(String format, Object object) {
            if (!Display.knows(object)) {
                return new DefaultCollectionDisplayRenderer().render(format, object);
            }
            DisplayData data = DisplayData.fromHtml(Display.of(object).toHtml());
            data.putText(Display.of(object).toText());
            return data;
        }
    }

    private static final class ToDisplay implements DisplayTransformer {
        @Override
        public boolean canTransform(Object object) {
            return !(object instanceof Display) && Display.knows(object);
        }

        @Override
        public Class<?> transformedClass() {
            return Display.class;
        }

        @Override
        public Object transform(Object object) {
            return Display.of(object);
        }
    }
}

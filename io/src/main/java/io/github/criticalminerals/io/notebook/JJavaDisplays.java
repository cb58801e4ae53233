package io.github.criticalminerals.io.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Shows the library's objects in the JJava kernel, which finds it by its service file. */
public final class JJavaDisplays implements Extension {

    /** Called by the kernel. */
    public JJavaDisplays() {}

    @Override
    public void install(BaseKernel kernel) {
        install(kernel.getRenderer());
    }

    /** One registration for all types: what is not the library's is left to the others. */
    static void install(Renderer renderer) {
        renderer.createRegistration(Object.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register(JJavaDisplays::render);
    }

    private static void render(Object object, RenderContext context) {
        if (Display.knows(object)) {
            Display display = Display.of(object);
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> display.toHtml());
            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> display.toText());
        } else {
            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> String.valueOf(object));
        }
    }
}

namespace Tdc.Testing;

/// <summary>The Chromium of this machine that tests drive.</summary>
public static class InstalledBrowser
{
    // The shell comes first: it draws pages as Chromium does and starts no window of its own around each of them, which takes half of two cores.
    private static readonly string[] places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>What to do where there is none.</summary>
    public const string HowToGet = "install Chromium (Debian package chromium-headless-shell or chromium), or name one in TDC_TEST_CHROMIUM";

    /// <summary>Its executable; <see langword="null"/> where none is installed.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("TDC_TEST_CHROMIUM") is { Length: > 0 } named ? named : Array.Find(places, File.Exists);
}

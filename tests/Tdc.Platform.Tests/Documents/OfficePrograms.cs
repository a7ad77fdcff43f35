using System.Diagnostics;

namespace Tdc.Platform.Tests.Documents;

/// <summary>Draws our files with programs that know nothing of ours.</summary>
internal static class OfficePrograms
{
    private const string Office = "/usr/bin/soffice";
    private const string Drawer = "/usr/bin/pdftoppm";

    /// <summary>Skips the test where the programs are missing; otherwise gives a folder (kept when TDC_TEST_PICTURES names one).</summary>
    internal static string FolderOrSkip(string name)
    {
        if (!File.Exists(Office) || !File.Exists(Drawer)) { Assert.Skip("libreoffice or pdftoppm is not installed"); }
        var kept = Environment.GetEnvironmentVariable("TDC_TEST_PICTURES");
        return kept is null ? Directory.CreateTempSubdirectory("tdc-documents-").FullName : Directory.CreateDirectory(Path.Combine(kept, name)).FullName;
    }

    internal static Task ConvertAsync(string folder, string to, IEnumerable<string> files, CancellationToken cancellation) =>
        RunAsync(Office, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", folder, .. files.Select(file => Path.Combine(folder, file))], cancellation);

    internal static Task DrawAsync(string folder, string name, CancellationToken cancellation) =>
        RunAsync(Drawer, ["-r", "70", "-png", Path.Combine(folder, name + ".pdf"), Path.Combine(folder, name)], cancellation);

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await output + await error);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>Asks the verifier in Python, which shares no code with the program.</summary>
internal static class IndependentVerifier
{
    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<bool>> AskAsync(IEnumerable<object> cases)
    {
        Requirements.Need("python3", File.Exists(Python), "install python3");
        var script = Path.Combine(Requirements.RepositoryRoot, "tests", "Tdc.Traceability.Tests", "Chain", "rfc9162_verify.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        foreach (var one in cases)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(one));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync());
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim() == "True")];
    }
}

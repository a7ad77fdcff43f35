using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

/// <summary>What a call of the program answered.</summary>
internal sealed record Answer(int Code, string Output, string Errors);

/// <summary>The built program in a process of its own, with nothing of the tests' environment but what is named.</summary>
internal sealed class TdcProgram : IAsyncDisposable
{
    private static readonly string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
    private readonly System.Diagnostics.Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private TdcProgram(System.Diagnostics.Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>The executable, as the build makes it.</summary>
    public static string Executable { get; } = Path.Combine(Requirements.RepositoryRoot, "artifacts", "bin", "Tdc.Host", configuration, "tdc");

    /// <summary>Where a server listens.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>What it has said on standard output.</summary>
    public string Output => Said(output);

    /// <summary>What it has said on standard error.</summary>
    public string Errors => Said(errors);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">The caller's folder.</param>
    /// <param name="call">The command and its arguments.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="input">What stands on standard input.</param>
    public static Task<Answer> RunAsync(string folder, string[] call, (string Name, string Value)[]? settings = null, string input = "") =>
        RunAsync(Executable, folder, call, settings ?? [], input);

    /// <summary>Runs another program, such as a shell that calls this one.</summary>
    public static async Task<Answer> RunAsync(string program, string folder, string[] call, (string Name, string Value)[] settings, string input = "")
    {
        var start = Prepare(program, folder, call, settings);
        start.RedirectStandardInput = true;
        using var process = System.Diagnostics.Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended without reading
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await process.WaitForExitAsync(limit.Token);
        return new Answer(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a server on a free port and waits until pages can be served, or until it has ended.</summary>
    public static async Task<TdcProgram> ServeAsync(string folder, (string Name, string Value)[] settings, params string[] more)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var server = Start(folder, ["serve", "--urls", address.ToString(), .. more], settings, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(90) && !server.process.HasExited;)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(50);
        }

        var said = server.Errors;
        await server.DisposeAsync();
        throw new InvalidOperationException("The server did not become ready: " + said);
    }

    /// <summary>Sends a signal, such as <c>TERM</c>, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SignalAsync(string name)
    {
        using (var kill = System.Diagnostics.Process.Start("kill", ["-" + name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    /// <summary>A port of this machine that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static TdcProgram Start(string folder, string[] call, (string Name, string Value)[] settings, Uri address)
    {
        var process = System.Diagnostics.Process.Start(Prepare(Executable, folder, call, settings))!;
        var server = new TdcProgram(process, address);
        process.OutputDataReceived += (_, line) => Keep(server.output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(server.errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    private static ProcessStartInfo Prepare(string program, string folder, string[] call, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, call)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheProgram).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // these processes live for seconds
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsOfTheProgram(string name) =>
        new[] { "TDC_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "OTEL_", "LANG", "LC_" }.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Said(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}

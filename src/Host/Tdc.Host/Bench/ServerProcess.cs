using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Tdc.Host.Commands;

namespace Tdc.Host.Bench;

/// <summary>The program itself as a server in a process of its own, so that its memory can be read apart.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Resident memory now, in MiB.</summary>
    public double MemoryMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts one on a free loopback port and waits until pages can be served.</summary>
    /// <param name="arguments">The command and its options, without the address.</param>
    /// <param name="environment">Settings of the process.</param>
    /// <param name="ready">Address that answers 200 when it is ready.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string ready, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = OwnProgram.Call(arguments.Append("--urls").Append(address.ToString()));
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(10);)
        {
            if (process.HasExited)
            {
                break;
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(ready, UriKind.Relative), cancellation);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(200, cancellation);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("The server did not become ready.");
    }

    /// <summary>Waits until the process has next to nothing to do: the daily work after a start is no part of what is measured.</summary>
    public async Task QuietAsync(CancellationToken cancellation)
    {
        var quiet = 0;
        for (var began = Stopwatch.GetTimestamp(); quiet < 3 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(3);)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            process.Refresh();
            quiet = process.TotalProcessorTime - before < TimeSpan.FromMilliseconds(50) ? quiet + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

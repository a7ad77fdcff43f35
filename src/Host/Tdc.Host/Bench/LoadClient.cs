using System.Diagnostics;
using System.Net;

namespace Tdc.Host.Bench;

/// <summary>Asks a server on this machine for one address over and over: first alone, then with several clients at once.</summary>
internal sealed class LoadClient(HttpClient client, TimeSpan length, int clients, HttpStatusCode expected = HttpStatusCode.OK)
{
    // Until the runtime has compiled what is asked often for good.
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(1.5);

    /// <exception cref="InvalidOperationException">The server does not answer with the status expected: the numbers would mean nothing.</exception>
    public async Task<Samples> MeasureAsync(string path, CancellationToken cancellation)
    {
        await TogetherAsync(path, warmUp, cancellation);
        var (times, bytes) = await AloneAsync(path, cancellation);
        return new Samples([.. times.Order()], bytes, await TogetherAsync(path, length, cancellation));
    }

    private async Task<(List<double> Times, int Bytes)> AloneAsync(string path, CancellationToken cancellation)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length || times.Count < 100;)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = await AskAsync(path, cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (times, bytes);
    }

    private async Task<double> TogetherAsync(string path, TimeSpan length, CancellationToken cancellation)
    {
        var answered = 0;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                await AskAsync(path, cancellation);
                Interlocked.Increment(ref answered);
            }
        }));
        return answered / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<int> AskAsync(string path, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.StatusCode == expected
            ? body.Length
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Tdc.Host.Serving;

/// <summary>Keeps a small server small: what the start and busy times needed goes back to the system in the quiet that follows (decision 0013).</summary>
/// <param name="life">Tells when the program has started.</param>
/// <param name="clock">Beats the time.</param>
internal sealed class MemoryThrift(IHostApplicationLifetime life, TimeProvider clock) : BackgroundService
{
    // Hardly anything is asked: nobody waits for the tenth of a second that it takes.
    private const int FewInABeat = 1;

    // Collections since the last giving: light work that goes on for hours does not pay for it at each beat.
    private const int WorthGiving = 4;

    // The collector lets what has lived a while pile up until it is some times what is needed; on a small heap looking through all of it takes a tenth of a second.
    private const long SmallHeap = 192L << 20;
    private const long WorthLooking = 24L << 20;
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var started = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStarted, stoppingToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var needed = Give();
        GiveCode();

        using var timer = new PeriodicTimer(beat, clock);
        var seen = GC.CollectionCount(0);
        var given = seen;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = GC.CollectionCount(0);
            var heap = GC.GetGCMemoryInfo().TotalCommittedBytes;
            if ((now - seen <= FewInABeat && now - given >= WorthGiving) || (heap < SmallHeap && heap - needed > WorthLooking))
            {
                needed = Give();
                now = given = GC.CollectionCount(0);
            }

            seen = now;
        }
    }

    /// <summary>Gives back what nobody holds and says how many bytes of heap remain.</summary>
    private static long Give()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _)) // glibc; others give back by themselves
        {
            _ = Trim(0);
        }

        return GC.GetGCMemoryInfo().TotalCommittedBytes;
    }

    /// <summary>Lets go of the pages of program files that the start has touched; what is used again comes back from the file.</summary>
    private static void GiveCode()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        const int pageOut = 21; // MADV_PAGEOUT, Linux 5.4; older ones refuse and nothing happens
        foreach (var mapping in File.ReadLines("/proc/self/maps").Where(m => m.EndsWith(".dll", StringComparison.Ordinal)))
        {
            var (dash, end) = (mapping.IndexOf('-', StringComparison.Ordinal), mapping.IndexOf(' ', StringComparison.Ordinal));
            var from = nuint.Parse(mapping.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var to = nuint.Parse(mapping.AsSpan(dash + 1, end - dash - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            _ = Advise(from, to - from, pageOut);
        }
    }

#pragma warning disable SYSLIB1054 // generated marshalling would need unsafe code for plain integers
    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint padding);

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nuint address, nuint length, int advice);
#pragma warning restore SYSLIB1054
}

using System.Runtime.InteropServices;

namespace Tdc.Host.Serving;

/// <summary>Keeps a small server small: what a busy time needed goes back to the system in the quiet that follows.</summary>
/// <param name="clock">Beats the time.</param>
internal sealed class MemoryThrift(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(10);

    private static bool IsGlibc => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(beat, clock);
        var (seen, given) = (GC.CollectionCount(0), -1);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Nothing was collected since the last beat: hardly anything was asked, and nobody waits for this.
            var now = GC.CollectionCount(0);
            if (now == seen && now != given)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                if (IsGlibc)
                {
                    _ = Trim(0);
                }

                now = given = GC.CollectionCount(0);
            }

            seen = now;
        }
    }

#pragma warning disable SYSLIB1054 // generated marshalling would need unsafe code for a plain integer
    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint padding);
#pragma warning restore SYSLIB1054
}

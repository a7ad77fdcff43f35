namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Progress of long work, on standard error, only where a person watches.</summary>
internal static class FrontierProgress
{
    private const int EveryMilliseconds = 500;

    /// <summary>What is told a share from 0 to 1, from any thread; null when standard error is no terminal.</summary>
    public static Action<double>? OnTerminal()
    {
        if (Console.IsErrorRedirected)
        {
            return null;
        }

        var last = Environment.TickCount64;
        return share =>
        {
            var before = Interlocked.Read(ref last);
            var now = Environment.TickCount64;
            var due = share >= 1 || now - before > EveryMilliseconds;
            if (due && Interlocked.CompareExchange(ref last, now, before) == before)
            {
                Console.Error.Write(share >= 1 ? "\r      \r" : $"\r{share:P0} ");
            }
        };
    }
}

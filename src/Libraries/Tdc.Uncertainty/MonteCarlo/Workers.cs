namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Runs the same work on a number of threads.</summary>
internal static class Workers
{
    /// <summary>How many threads are used for a wish, where 0 means one a processor.</summary>
    public static int Count(int wished) => wished switch
    {
        < 0 or > 256 => throw new UncertaintyException(UncertaintyFault.OutOfRange, "threads", 0, "Threads are 0 (one a processor) to 256."),
        0 => Environment.ProcessorCount,
        _ => wished,
    };

    /// <summary>Runs it and hands on the first fault.</summary>
    public static void Run(int threads, Action<int> work)
    {
        if (threads <= 1)
        {
            work(0);
            return;
        }

        var tasks = new Task[threads - 1];
        for (var i = 0; i < tasks.Length; i++)
        {
            var number = i + 1;
            tasks[i] = Task.Run(() => work(number));
        }

        work(0);
        foreach (var task in tasks)
        {
            task.GetAwaiter().GetResult();
        }
    }
}

using System.Runtime.ExceptionServices;

namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Does the same for many units on some threads; what is done for one must not depend on another.</summary>
internal static class UnitLoop
{
    private const int Steps = 200;

    /// <summary>Does something of one unit, which a fault then names.</summary>
    public static T Name<T>(int unit, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (AnalysisException fault) when (fault.Observation < 0)
        {
            throw new AnalysisException(fault.Fault, unit, fault.Variable);
        }
    }

    /// <summary>Runs through.</summary>
    /// <param name="count">How many units.</param>
    /// <param name="threads">At most so many threads; 0 or less for as many as the machine has.</param>
    /// <param name="worker">Makes what a thread needs for itself.</param>
    /// <param name="work">Does it for one.</param>
    /// <param name="done">Told now and then how many more are done, from any thread.</param>
    public static void Run<T>(int count, int threads, Func<T> worker, Action<T, int> work, Action<int>? done = null)
    {
        var stride = Math.Max(1, (count + Steps - 1) / Steps);
        try
        {
            Parallel.For(
                0,
                (count + stride - 1) / stride,
                new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 },
                worker,
                (step, _, own) =>
                {
                    var end = Math.Min(count, (step + 1) * stride);
                    for (var unit = step * stride; unit < end; unit++)
                    {
                        work(own, unit);
                    }

                    done?.Invoke(end - step * stride);
                    return own;
                },
                _ => { });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }
}

using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Draws trials and evaluates the model on them, in chunks that each have their own stream of random numbers.</summary>
/// <param name="measurement">What is measured.</param>
/// <param name="seed">Seed of all streams.</param>
/// <param name="notes">Where remarks on the draws go.</param>
internal sealed class TrialEngine(Measurement measurement, ulong seed, List<BudgetNote> notes)
{
    /// <summary>Trials of one stream.</summary>
    public const int Chunk = 4096;

    // A few dozen blocks of 2 KiB stay in the nearest caches.
    private const int Block = 256;

    private readonly InputSampler sampler = new(measurement, notes);
    private readonly BlockProgram program = new(measurement);

    /// <summary>Fills a run of trials.</summary>
    /// <param name="values">For each output an array.</param>
    /// <param name="from">First trial.</param>
    /// <param name="count">How many.</param>
    /// <param name="firstStream">Number of the stream of the first chunk.</param>
    /// <param name="threads">At least 1; the values do not depend on it.</param>
    /// <returns>Moments of the run.</returns>
    /// <exception cref="UncertaintyException">The model has no value in some trial.</exception>
    public Moments Run(double[][] values, int from, int count, ulong firstStream, int threads)
    {
        var chunks = (count + Chunk - 1) / Chunk;
        var parts = new Moments[chunks];
        var next = -1;
        Workers.Run(Math.Min(threads, chunks), _ =>
        {
            var worker = new Worker(this);
            for (var chunk = Interlocked.Increment(ref next); chunk < chunks; chunk = Interlocked.Increment(ref next))
            {
                var length = Math.Min(Chunk, count - chunk * Chunk);
                worker.Fill(values, from + chunk * Chunk, length, firstStream + (ulong)chunk);
                parts[chunk] = new Moments(values, from + chunk * Chunk, length);
            }
        });
        var all = new Moments(values.Length);
        foreach (var part in parts)
        {
            all.Add(part);
        }

        Check(values, all, from, count);
        return all;
    }

    private void Check(double[][] values, Moments all, int from, int count)
    {
        for (var o = 0; o < values.Length; o++)
        {
            if (double.IsFinite(all.Covariance(o, o)))
            {
                continue;
            }

            var bad = values[o].AsSpan(from, count).ToArray().Count(value => !double.IsFinite(value));
            throw new UncertaintyException(
                UncertaintyFault.Undefined, measurement.Outputs[o], bad, $"'{measurement.Outputs[o]}' has no finite value in {bad} of {count} trials.")
            { Reason = "trials", Values = [$"{bad}", $"{count}"] };
        }
    }

    private sealed class Worker
    {
        private readonly TrialEngine engine;
        private readonly RandomStream stream = new();
        private readonly double[] buffers;
        private readonly double[] scratch;

        public Worker(TrialEngine engine)
        {
            this.engine = engine;
            buffers = new double[Math.Max(engine.program.Buffers, 1) * Block];
            scratch = new double[engine.sampler.Scratch * Block];
            engine.program.Prepare(buffers, Block);
        }

        public void Fill(double[][] values, int from, int count, ulong number)
        {
            stream.Begin(engine.Seed, number);
            for (var done = 0; done < count; done += Block)
            {
                engine.sampler.Draw(stream, buffers, Block, scratch);
                engine.program.Run(buffers, Block);
                var length = Math.Min(Block, count - done);
                for (var o = 0; o < values.Length; o++)
                {
                    buffers.AsSpan(engine.program.Outputs[o] * Block, length).CopyTo(values[o].AsSpan(from + done, length));
                }
            }
        }
    }

    private ulong Seed => seed;
}

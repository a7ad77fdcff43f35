using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>A model made ready for blocks of trials: constants folded, steps that no output needs left out, buffers shared.</summary>
internal sealed class BlockProgram
{
    private readonly (Operation Operation, int Left, int Right, int To)[] orders;
    private readonly (int Buffer, double Number)[] constants;

    /// <summary>Compiles the model of a measurement.</summary>
    public BlockProgram(Measurement measurement)
    {
        var (steps, targets) = Fold(measurement);
        var last = LastUses(steps, targets);
        var buffers = new int[steps.Length];
        var free = new Stack<int>();
        Buffers = measurement.Quantities.Count;
        var list = new List<(Operation, int, int, int)>();
        var fixedOnes = new List<(int, double)>();
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step.Operation == Operation.Input || last[i] < 0)
            {
                buffers[i] = step.Left;
            }
            else if (step.Operation == Operation.Constant)
            {
                buffers[i] = Buffers++;
                fixedOnes.Add((buffers[i], step.Number));
            }
            else
            {
                buffers[i] = free.Count > 0 ? free.Pop() : Buffers++;
                list.Add((step.Operation, buffers[step.Left], step.IsBinary ? buffers[step.Right] : buffers[step.Left], buffers[i]));
                Release(steps, step, last, i, buffers, free);
            }
        }

        orders = [.. list];
        constants = [.. fixedOnes];
        Outputs = [.. targets.Select(target => buffers[target])];
    }

    /// <summary>How many buffers a worker needs; the first are those of the inputs.</summary>
    public int Buffers { get; }

    /// <summary>The buffers in which outputs stand after a run.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>Writes the constants, once for each worker.</summary>
    public void Prepare(Span<double> buffers, int size)
    {
        foreach (var (buffer, number) in constants)
        {
            buffers.Slice(buffer * size, size).Fill(number);
        }
    }

    /// <summary>Evaluates a block.</summary>
    public void Run(Span<double> buffers, int size)
    {
        foreach (var (operation, left, right, to) in orders)
        {
            Kernels.Run(operation, buffers.Slice(left * size, size), buffers.Slice(right * size, size), buffers.Slice(to * size, size));
        }
    }

    /// <summary>The model again with exact inputs as numbers.</summary>
    private static (Step[] Steps, int[] Targets) Fold(Measurement measurement)
    {
        var builder = new ProgramBuilder();
        var program = measurement.Model.Program;
        var moved = new int[program.Length];
        for (var i = 0; i < program.Length; i++)
        {
            var step = program[i];
            moved[i] = step.Operation switch
            {
                Operation.Constant => builder.Constant(step.Number),
                Operation.Input when measurement.Columns[step.Left] < 0 => builder.Constant(measurement.Estimates[step.Left]),
                Operation.Input => builder.Input(step.Left),
                _ when step.IsBinary => builder.Binary(step.Operation, moved[step.Left], moved[step.Right]),
                _ => builder.Unary(step.Operation, moved[step.Left]),
            };
        }

        return (builder.Steps, [.. measurement.Targets.Select(target => moved[target])]);
    }

    private static int[] LastUses(Step[] steps, int[] targets)
    {
        var last = new int[steps.Length];
        Array.Fill(last, -1);
        foreach (var target in targets)
        {
            last[target] = int.MaxValue;
        }

        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (last[i] < 0 || steps[i].Operation <= Operation.Input)
            {
                continue;
            }

            last[steps[i].Left] = Math.Max(last[steps[i].Left], i);
            last[steps[i].Right] = steps[i].IsBinary ? Math.Max(last[steps[i].Right], i) : last[steps[i].Right];
        }

        return last;
    }

    private static void Release(Step[] steps, Step step, int[] last, int i, int[] buffers, Stack<int> free)
    {
        if (last[step.Left] == i && steps[step.Left].Operation > Operation.Input)
        {
            free.Push(buffers[step.Left]);
        }

        if (step.IsBinary && step.Right != step.Left && last[step.Right] == i && steps[step.Right].Operation > Operation.Input)
        {
            free.Push(buffers[step.Right]);
        }
    }
}

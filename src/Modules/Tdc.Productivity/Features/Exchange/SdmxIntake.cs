using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Turns what an SDMX message says into values to be entered, with what the message asks to do with each.</summary>
internal sealed class SdmxIntake(SdmxDataStructure structure)
{
    private const int MostFaults = 100;
    private readonly List<string> paths = [];

    /// <summary>The values.</summary>
    public List<NewObservation> Values { get; } = [];

    /// <summary>What is wrong, with its row or its path.</summary>
    public List<ObservationFault> Faults { get; } = [];

    /// <summary>Takes the readings of a message, until there are too many faults.</summary>
    public SdmxIntake Take(IEnumerable<SdmxReading> readings)
    {
        foreach (var reading in readings.TakeWhile(_ => Faults.Count < MostFaults))
        {
            var row = reading.Row;
            if (reading.Path is { } path)
            {
                paths.Add(path);
                row = paths.Count;
            }

            if ((reading.Fault ?? Refusal(reading)) is { } fault)
            {
                Faults.Add(Of(fault));
            }
            else if (reading.Observation is { } one)
            {
                var faults = new List<ObservationFault>();
                var key = structure.Dimensions.Select((d, i) => (d.Id, Value: one.Key[i])).ToDictionary(p => p.Id, p => p.Value);
                if (ObservationMapping.Read(id => key.TryGetValue(id, out var part) ? part : one.Attributes.GetValueOrDefault(id) ?? "", one.Value, row, faults, ChangeOf(one.Action)) is { } value)
                {
                    Values.Add(value);
                }

                Faults.AddRange(faults.Select(Placed));
            }
        }

        return this;
    }

    // A fault of the message as a whole has no place; one of JSON has a path in the place of row and column.
    private static ObservationFault Of(SdmxFault fault) => fault.Kind is SdmxFaultKind.NotJson or SdmxFaultKind.NotSdmx
        ? new(0, "", "sdmx:" + fault.Words, fault.Value)
        : fault.Row > 0 ? new(fault.Row, fault.Column, "sdmx:" + fault.Words, fault.Value) : new(0, "", "sdmx:" + fault.Words, fault.Value) { Path = fault.Column };

    /// <summary>The fault of a value with the place where the value stands in the message.</summary>
    public ObservationFault Placed(ObservationFault fault) => fault.Row > 0 && fault.Row <= paths.Count ? fault with { Row = 0, Path = paths[fault.Row - 1] } : fault;

    // I is loaded as A, and so is a message that does not say; M is the word of 2.1 for it.
    private static ObservationChange ChangeOf(SdmxAction? action) => action switch
    {
        SdmxAction.Replace => ObservationChange.Replace,
        SdmxAction.Delete => ObservationChange.Withdraw,
        _ => ObservationChange.Merge,
    };

    // A delete of a part of the key takes many values away at once, and one of attributes leaves a value without what it needs: both are refused, not guessed.
    private SdmxFault? Refusal(SdmxReading reading)
    {
        if (reading.Observation is not { } one)
        {
            return null;
        }

        if (one.Key.ToList().FindIndex(part => part.Length == 0) is >= 0 and var open)
        {
            return new(one.Action == SdmxAction.Delete ? SdmxFaultKind.OpenDelete : SdmxFaultKind.EmptyDimension, reading.Row, reading.Path ?? structure.Dimensions[open].Id);
        }

        var named = one.Attributes.Keys.Concat(one.MultiValues.Keys).ToList();
        return one.Action != SdmxAction.Delete || one.Value is not null || one.IsValueDeleted || named.Count == 0 || structure.Attributes.Any(a => a.IsMandatory && named.Contains(a.Id))
            ? null : new(SdmxFaultKind.AttributesOnly, reading.Row, reading.Path ?? named[0], string.Join(", ", named));
    }
}

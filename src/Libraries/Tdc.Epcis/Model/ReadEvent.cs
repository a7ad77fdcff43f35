using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Model;

/// <summary>An event as a reader hands it out.</summary>
/// <param name="Index">Place in the document, from 0.</param>
/// <param name="Event">The event; of an invalid one as much as could be read.</param>
/// <param name="Findings">What is wrong with it; empty for almost all.</param>
/// <param name="Source">Its JSON as it stood in the document, good until the next event is asked for; empty when the document is XML.</param>
public readonly record struct ReadEvent(int Index, EpcisEvent Event, IReadOnlyList<Finding> Findings, ReadOnlyMemory<byte> Source)
{
    /// <summary>Whether errors of this event were not kept because there are too many findings.</summary>
    internal bool HasMoreErrors { get; init; }

    /// <summary>Whether the event has no error.</summary>
    public bool IsValid
    {
        get
        {
            if (HasMoreErrors)
            {
                return false;
            }

            foreach (var finding in Findings)
            {
                if (finding.Severity == Severity.Error)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

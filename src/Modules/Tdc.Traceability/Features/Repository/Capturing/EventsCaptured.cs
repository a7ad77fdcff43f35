using Tdc.Platform.Events;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>A document brought new events; told once a document, after they are on disk.</summary>
/// <remarks>Positions between the first and the last may belong to other documents captured at the same time.</remarks>
/// <param name="Capture">Id of the capture.</param>
/// <param name="Owner">The unit that captured it.</param>
/// <param name="FirstPosition">Position of the first event stored.</param>
/// <param name="LastPosition">Position of the last event stored.</param>
/// <param name="Events">How many were stored.</param>
internal sealed record EventsCaptured(Guid Capture, Guid Owner, long FirstPosition, long LastPosition, int Events) : IEventRecord;

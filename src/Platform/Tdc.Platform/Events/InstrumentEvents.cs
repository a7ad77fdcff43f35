namespace Tdc.Platform.Events;

/// <summary>A measuring instrument was verified and its certificate signed.</summary>
/// <param name="Instrument">Its id in the register of instruments.</param>
/// <param name="Owner">The unit that owns it (lineage).</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Certificate">Number of the certificate.</param>
/// <param name="ValidTo">Last day on which it holds; <see langword="null"/> for a kind without period.</param>
public sealed record InstrumentVerified(Guid Instrument, Guid Owner, string Kind, string Place, string Certificate, DateOnly? ValidTo) : IEventRecord;

/// <summary>The verification of a measuring instrument ended before its day: repair, broken seal, refusal, revocation.</summary>
/// <param name="Instrument">Its id in the register of instruments.</param>
/// <param name="Owner">The unit that owns it (lineage).</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="Cause">What ended it (<c>Repaired</c>, <c>SealBroken</c>, <c>Refused</c>, <c>Revoked</c>).</param>
/// <param name="On">Since which day.</param>
public sealed record InstrumentVerificationEnded(Guid Instrument, Guid Owner, string Kind, string Place, string Cause, DateOnly On) : IEventRecord;

/// <summary>A measuring instrument in use became overdue; told once for each due day.</summary>
/// <param name="Instrument">Its id in the register of instruments.</param>
/// <param name="Owner">The unit that owns it (lineage).</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Place">Code of the commune or ward.</param>
/// <param name="DueOn">First day on which no verification holds.</param>
public sealed record InstrumentOverdue(Guid Instrument, Guid Owner, string Kind, string Place, DateOnly DueOn) : IEventRecord;

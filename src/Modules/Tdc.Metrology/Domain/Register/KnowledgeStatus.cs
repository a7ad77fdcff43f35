namespace Tdc.Metrology.Domain.Register;

/// <summary>How a fact taken from a text is known to us.</summary>
internal enum KnowledgeStatus
{
    /// <summary>From memory: to be compared with the text before anybody relies on it.</summary>
    FromMemory,

    /// <summary>A part of the row was seen, the rest is from memory.</summary>
    SeenInPart,

    /// <summary>An excerpt of the text was read.</summary>
    Seen,

    /// <summary>Our own rule, where the text leaves it open.</summary>
    Own,
}

namespace Tdc.Traceability.Domain.Querying;

/// <summary>A query asks for something that the standard does not let it ask: an unknown parameter, a bad value, a bad combination.</summary>
/// <remarks>Source: EPCIS 2.0, section 8.2.5 (QueryParameterException). Caught where the answer is written: 400, naming the parameter.</remarks>
internal sealed class QueryParameterException(string parameter, string reason) : Exception($"{parameter}: {reason}")
{
    /// <summary>The parameter as it was written.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What is wrong with it, in English.</summary>
    public string Reason { get; } = reason;
}

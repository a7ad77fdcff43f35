namespace Tdc.Epcis.Validation;

/// <summary>Ends the reading of a document that is not what it says or passes a limit; never leaves the library.</summary>
internal sealed class ReadingStopped(string code, params string[] arguments) : Exception
{
    public string Code => code;

    public IReadOnlyList<string> Arguments => arguments;
}

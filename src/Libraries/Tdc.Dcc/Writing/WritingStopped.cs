namespace Tdc.Dcc.Writing;

/// <summary>Ends the writing at the first fault.</summary>
internal sealed class WritingStopped(DccFault fault, string path) : Exception
{
    public DccFault Fault { get; } = fault;

    public string Path { get; } = path;
}

namespace Tdc.Platform.Commands;

/// <summary>A call that cannot be carried out as it stands; the message is for the caller and the exit code is 2.</summary>
public sealed class CommandFault : Exception
{
    /// <summary>No message.</summary>
    public CommandFault()
    {
    }

    /// <summary>Says what is wrong with the call or its input.</summary>
    public CommandFault(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what caused it.</summary>
    public CommandFault(string message, Exception inner)
        : base(message, inner)
    {
    }
}

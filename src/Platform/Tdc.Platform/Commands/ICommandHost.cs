using System.CommandLine;

namespace Tdc.Platform.Commands;

/// <summary>What the command line offers to a command of a module.</summary>
public interface ICommandHost
{
    /// <summary>The option <c>--data DIR</c> of every command that needs the database; add it to the command.</summary>
    Option<string?> Data { get; }

    /// <summary>Opens the database (creating, migrating and seeding an empty one) and runs the work in a scope of its own.</summary>
    /// <returns>The exit code that the work answers.</returns>
    Task<int> WithDatabaseAsync(ParseResult call, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellation);

    /// <summary>Services without a database, for commands that only compute.</summary>
    IServiceProvider WithoutDatabase();
}

/// <summary>A module's commands under <c>tdc</c>.</summary>
public interface ICommandPart
{
    /// <summary>Builds them; each has a description, so that <c>--help</c> says what it does.</summary>
    IEnumerable<Command> Build(ICommandHost host);
}

/// <summary>A module's measurements under <c>tdc bench</c>.</summary>
public interface IBenchPart
{
    /// <summary>Builds the command; it prints Markdown on standard output and progress on standard error.</summary>
    Command Build();
}

/// <summary>Exit codes of <c>tdc</c>.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no.</summary>
    public const int No = 1;

    /// <summary>The call or the input is wrong.</summary>
    public const int Wrong = 2;
}

using Tdc.Host.Commands;

namespace Tdc.Host;

/// <summary>The program <c>tdc</c>: a server and the tools of its operators in one.</summary>
internal static class Program
{
    /// <summary>Runs one command; without one, <c>serve</c>.</summary>
    /// <returns>0 done, 1 the answer is no, 2 the call or the input is wrong.</returns>
    public static Task<int> Main(string[] args) => TdcCommandLine.RunAsync(args);
}

namespace Tdc.Host;

/// <summary>The program <c>tdc</c>.</summary>
public sealed class Program
{
    private Program()
    {
    }

    /// <summary>Runs one command.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>0 done, 1 the answer is no, 2 the call or the input is wrong.</returns>
    public static int Main(string[] args) => args.Length;
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Operations on blocks, four trials at a time where the machine has them.</summary>
internal static class Kernels
{
    /// <summary>One operation on a block; the target may be one of the sources.</summary>
    public static void Run(Operation operation, ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> to)
    {
        switch (operation)
        {
            case Operation.Add: Two<Sum>(left, right, to); break;
            case Operation.Subtract: Two<Difference>(left, right, to); break;
            case Operation.Multiply: Two<Product>(left, right, to); break;
            case Operation.Divide: Two<Quotient>(left, right, to); break;
            case Operation.Negate: Two<Opposite>(left, left, to); break;
            case Operation.Sqrt: Two<Root>(left, left, to); break;
            case Operation.Abs: Two<Magnitude>(left, left, to); break;
            case Operation.Exp: Two<Exponential>(left, left, to); break;
            case Operation.Log: Two<Logarithm>(left, left, to); break;
            case Operation.Sin: Two<Sine>(left, left, to); break;
            case Operation.Cos: Two<Cosine>(left, left, to); break;
            case Operation.Power: Power(left, right, to); break;
            default: Each(operation, left, right, to); break;
        }
    }

    /// <summary>Whole small exponents stay exact products, as <see cref="Scalar.Power"/> has them.</summary>
    private static void Power(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> to)
    {
        var exponent = right[0];
        if (exponent == 2 && !right.ContainsAnyExcept(2.0))
        {
            Two<Product>(left, left, to);
        }
        else
        {
            Each(Operation.Power, left, right, to);
        }
    }

    private static void Each(Operation operation, ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = operation >= Operation.Negate ? Scalar.Of(operation, left[i]) : Scalar.Of(operation, left[i], right[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<T>(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> to)
        where T : struct, IKernel
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var c = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < to.Length; i += 4)
        {
            T.Of(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref c, (nuint)i);
        }
    }

    private interface IKernel
    {
        static abstract Vector256<double> Of(Vector256<double> a, Vector256<double> b);
    }

    private readonly struct Sum : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a + b;
    }

    private readonly struct Difference : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a - b;
    }

    private readonly struct Product : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a * b;
    }

    private readonly struct Quotient : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a / b;
    }

    private readonly struct Opposite : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => -a;
    }

    private readonly struct Root : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Sqrt(a);
    }

    private readonly struct Magnitude : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Abs(a);
    }

    private readonly struct Exponential : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Exp(a);
    }

    private readonly struct Logarithm : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Log(a);
    }

    private readonly struct Sine : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Sin(a);
    }

    private readonly struct Cosine : IKernel
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Cos(a);
    }
}

//! Solving with a symmetric positive definite matrix by Cholesky's decomposition (Golub & Van Loan, Matrix Computations, 4.2).

use super::terms::{Row, TERMS};

/// A square matrix with a row and a column for each term.
pub type Matrix = [[f64; TERMS]; TERMS];

/// The lower triangle L of A = L Lᵀ.
pub struct Cholesky(Matrix);

impl Cholesky {
    /// Decomposes a matrix; None when it is not positive definite.
    pub fn of(matrix: &Matrix) -> Option<Self> {
        let mut lower = [[0.0; TERMS]; TERMS];
        for row in 0..TERMS {
            for column in 0..=row {
                let before: f64 = (0..column).map(|k| lower[row][k] * lower[column][k]).sum();
                let rest = matrix[row][column] - before;
                if row == column {
                    if rest.is_nan() || rest <= 0.0 {
                        return None;
                    }
                    lower[row][row] = rest.sqrt();
                } else {
                    lower[row][column] = rest / lower[column][column];
                }
            }
        }
        Some(Self(lower))
    }

    /// The x of A x = b.
    pub fn solve(&self, right: &Row) -> Row {
        let lower = &self.0;
        let mut x = *right;
        for row in 0..TERMS {
            let before: f64 = (0..row).map(|k| lower[row][k] * x[k]).sum();
            x[row] = (x[row] - before) / lower[row][row];
        }
        for row in (0..TERMS).rev() {
            let after: f64 = (row + 1..TERMS).map(|k| lower[k][row] * x[k]).sum();
            x[row] = (x[row] - after) / lower[row][row];
        }
        x
    }

    /// The inverse of A, which is symmetric.
    pub fn inverse(&self) -> Matrix {
        std::array::from_fn(|column| {
            let mut unit = [0.0; TERMS];
            unit[column] = 1.0;
            self.solve(&unit)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_solved_gives_the_right_side_again(
            parts in prop::collection::vec(-2.0..2.0f64, TERMS * TERMS),
            right in prop::collection::vec(-5.0..5.0f64, TERMS),
        ) {
            // B Bᵀ + I is positive definite whatever B.
            let part = |row: usize, column: usize| parts[row * TERMS + column];
            let matrix: Matrix = std::array::from_fn(|row| std::array::from_fn(|column| {
                let product: f64 = (0..TERMS).map(|k| part(row, k) * part(column, k)).sum();
                product + f64::from(u8::from(row == column))
            }));
            let right: Row = std::array::from_fn(|row| right[row]);
            let solved = Cholesky::of(&matrix).unwrap();
            let x = solved.solve(&right);
            let inverse = solved.inverse();
            for row in 0..TERMS {
                let again: f64 = (0..TERMS).map(|k| matrix[row][k] * x[k]).sum();
                prop_assert!((again - right[row]).abs() < 1e-6);
                let by_inverse: f64 = (0..TERMS).map(|k| inverse[row][k] * right[k]).sum();
                prop_assert!((by_inverse - x[row]).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_is_refused() {
        let mut matrix: Matrix =
            std::array::from_fn(|row| std::array::from_fn(|at| f64::from(u8::from(row == at))));
        assert!(Cholesky::of(&matrix).is_some());
        matrix[3][3] = -1.0;
        assert!(Cholesky::of(&matrix).is_none());
        matrix[3][3] = f64::NAN;
        assert!(Cholesky::of(&matrix).is_none());
    }
}
